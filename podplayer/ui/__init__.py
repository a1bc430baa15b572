"""The Qt window: shows what services return, calls services, holds no rule of the domain."""
