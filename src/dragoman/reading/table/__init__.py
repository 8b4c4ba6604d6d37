"""What is on the table and who stands where: the words of stance, what they are about, and what is one proposal."""
