import JobSuccess
