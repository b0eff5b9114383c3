-- Work too long to believe that nobody has looked at yet: the inbox counts it with every question.
CREATE INDEX work_session_estimated ON work_session (started_at)
  WHERE is_long = 1 AND is_corrected = 0;
