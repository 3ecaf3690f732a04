"""Shell commands for whoever runs an installation."""

from app.core.cli.archive import backup, restore
from app.core.cli.database import init
from app.core.cli.health import doctor
from app.core.cli.work import jobs

COMMANDS = (init, doctor, jobs, backup, restore)
