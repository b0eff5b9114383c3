-- Which sessions rest on a tap whose proof had failed and that a foreman accepted: few of all taps,
-- and reports ask about every session they show.
CREATE INDEX captured_event_unproven ON captured_event (session_public_id)
  WHERE outcome = 'accepted' AND reason IN ('unproven', 'wrong_pin');
