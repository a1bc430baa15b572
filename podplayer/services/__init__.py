"""What a listener can ask for, one module each: plain blocking Python without Qt or threads."""
