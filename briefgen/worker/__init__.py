"""The processes where untrusted and slow work happens; ``briefgen.processes`` starts one."""
