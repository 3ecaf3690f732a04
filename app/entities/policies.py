"""Within which entities and groups a role can be held."""

from flask_babel import lazy_gettext as _l

from app.core.scopes import scope_kind
from app.entities.queries import group_names, list_names, sorts_of_entity

scope_kind("entity", _l("States and organizations"), list_names, sorts_of_entity)
scope_kind("regional_group", _l("Regional groups"), group_names)
