"""The foundation: three questions, audiences, benefits, the task of marketing, the line and its versions."""
