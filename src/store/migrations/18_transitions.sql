-- Which state of a mail may follow which, whoever writes it.
CREATE TRIGGER mails_change_state BEFORE UPDATE OF state ON mails
WHEN OLD.state <> NEW.state
     AND (OLD.state, NEW.state) NOT IN (VALUES
            ('draft', 'queued'), ('draft', 'withdrawn'),
            ('held', 'queued'), ('held', 'withdrawn'),
            ('queued', 'held'), ('queued', 'sending'), ('queued', 'withdrawn'), ('queued', 'sent'), ('queued', 'uncertain'), ('queued', 'failed'),
            ('sending', 'sent'), ('sending', 'queued'), ('sending', 'uncertain'), ('sending', 'failed'),
            ('failed', 'queued'), ('failed', 'withdrawn'),
            ('uncertain', 'queued'), ('uncertain', 'sent'), ('uncertain', 'failed'), ('uncertain', 'bounced'),
            ('sent', 'bounced'),
            ('withdrawn', 'queued'), ('withdrawn', 'draft'), ('withdrawn', 'held'))
BEGIN
    SELECT RAISE(ABORT, 'no such change of a mail''s state');
END;
