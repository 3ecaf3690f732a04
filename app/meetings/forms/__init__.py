"""The shape of what the Secretariat sends about meetings."""
