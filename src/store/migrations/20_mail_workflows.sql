-- Which workflows a mail speaks of, a row each: asked for without unpacking JSON in every row, on any engine.
CREATE TABLE mail_workflows (
    mail     TEXT NOT NULL REFERENCES mails (key),
    workflow TEXT NOT NULL,
    PRIMARY KEY (mail, workflow)
) STRICT, WITHOUT ROWID;

INSERT INTO mail_workflows (mail, workflow)
SELECT DISTINCT mails.key, named.value FROM mails, json_each(mails.workflows) AS named;

CREATE INDEX mails_of_workflow ON mail_workflows (workflow, mail);

ALTER TABLE mails DROP COLUMN workflows;
