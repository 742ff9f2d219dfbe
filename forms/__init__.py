"""What may be asked of an applicant: field kinds, schemas, answers, materials, uploads."""
