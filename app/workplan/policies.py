"""Who changes the workplan."""

from app.core.policy import policy

policy("workplan.edit", "The Secretariat enters what the body decided on challenges and years.", "secretariat")
