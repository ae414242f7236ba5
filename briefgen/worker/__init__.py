"""The process where untrusted and slow work happens; ``python -m briefgen.worker`` starts one."""
