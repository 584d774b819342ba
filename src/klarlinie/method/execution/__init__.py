"""Who does it, in which hours, with which first step; who may decide."""
