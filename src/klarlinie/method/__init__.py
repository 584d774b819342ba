"""The method, pure Python: clarity, inventory, evaluation, decisions, focus, execution, upkeep."""
