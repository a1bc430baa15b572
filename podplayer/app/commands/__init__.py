"""The commands of the command line, a module a subject: call services, print what they return."""
