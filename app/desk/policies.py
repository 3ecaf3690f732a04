"""Who has a desk, and what lies on it for whom."""

from app.core.policy import policy

policy(
    "desk.see",
    "The Secretariat and administrators have a desk; on it lies what they may do something about.",
    "secretariat",
    "administrator",
)
policy("desk.see_given_up", "Administrators see that background work was given up.", "administrator")
