"""建设工程设计方案征询: departments are consulted on the design of a building project."""
