"""Who is registered, by whom, in which place and with what outcome."""
