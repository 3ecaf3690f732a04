"""The shape of what people send when they register, invite and decide."""
