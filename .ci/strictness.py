#!/usr/bin/env python3
"""What our mails are worth to a mail server that refuses whatever is not by the book.

    .ci/strictness.py refusals PORT          the server does refuse a bad name, and a header of 8 bits
    .ci/strictness.py workflow FILE          writes a workflow with one partner for each language
    .ci/strictness.py arrived LISTING BOXES  everything in the listing is sent, and arrived as mail programs read it
"""

import email
import email.policy
import json
import pathlib
import smtplib
import sys
import time

NAMES = {
    "en": "Ministry",
    "fr": "Ministère des Affaires étrangères",
    "es": "Organización de Estados",
    "ru": "Министерство",
    "az": "Mədəniyyət Nazirliyi",
    "ar": "وزارة الثقافة",
}


def refusals(port):
    head = "From: secretariat@worldforum.example\r\nSubject: "
    refused(port, "a name without a dot", "need fully-qualified hostname", name="localhost")
    refused(port, "a header of 8 bits", "improper use of 8-bit data in message header", text=head + "été\r\n\r\nx\r\n")
    print("the strict server refuses a bad name and a header of 8 bits")


def refused(port, what, words, name="concerted.worldforum.example", text="Subject: x\r\n\r\nx\r\n"):
    with smtplib.SMTP("127.0.0.1", int(port), local_hostname=name, timeout=20) as server:
        try:
            said = [server.ehlo(), server.mail("secretariat@worldforum.example"), server.rcpt("alice@coe.example")]
            if all(code < 300 for code, _ in said):
                said.append(server.data(text.encode()))
        except smtplib.SMTPResponseException as error:
            said = [(error.smtp_code, error.smtp_error)]
    assert any(code >= 500 and words in reply.decode() for code, reply in said), f"{what} is not refused: {said}"


def workflow(file):
    lines = [
        "format: 1",
        "workflow: languages",
        "symbol: LG",
        'title: "Forum mondial – Форум"',
        "event: {opens: 2027-05-25}",
        "timezone: UTC",
        "coordinator: {email: secretariat@worldforum.example, phone: '+1'}",
        "partners:",
    ]
    for lang, name in NAMES.items():
        contact = f"{{function: focal_point, email: focal.point@{lang}.example}}"
        lines.append(f'  {lang}: {{kind: civil_society, name: "{name}", languages: [{lang}], timezone: UTC, contacts: [{contact}]}}')
    lines.append("tasks:")
    lines += [f'  T-{n}: {{title: "{name}", lead: {lang}, due: 2026-12-18, window: 6w}}' for n, (lang, name) in enumerate(NAMES.items())]
    pathlib.Path(file).write_text("\n".join(lines) + "\n")


def arrived(listing, boxes):
    mails = json.loads(pathlib.Path(listing).read_text())
    assert len([mail for mail in mails if mail["partner"]]) == len(NAMES), mails
    assert all(mail["state"] == "sent" for mail in mails), mails
    files = []
    for _ in range(100):
        files = list(pathlib.Path(boxes).rglob("new/*"))
        if len(files) >= len(mails):
            break
        time.sleep(0.1)
    read = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
    assert {mail["Content-Language"] for mail in read} >= set(NAMES), [mail["Content-Language"] for mail in read]
    assert not [part.defects for mail in read for part in mail.walk() if part.defects], "a part is not by the book"
    print(f"the strict server took {len(mails)} mails in {len(NAMES)} languages")


{"refusals": refusals, "workflow": workflow, "arrived": arrived}[sys.argv[1]](*sys.argv[2:])
