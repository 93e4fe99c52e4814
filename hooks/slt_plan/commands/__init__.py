"""The commands of ``slt-plan``: what each can be told, what it asks, does and says."""
