"""What ours is measured beside: the same case on stock Viewflow, on SpiffWorkflow, and on bare rows."""
