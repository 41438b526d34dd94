"""Inputs on which a run has to fail as a whole (1.5), each with its exit status."""

import os

CONTRACTS = b"contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\nc1,f1,k1,active,2024-01-01,,5\n"
FEEDBACK = b"feedback_id,contract_id,author,kind,submitted_at\n"
SOUND = {"contracts.csv": CONTRACTS, "feedback.csv": FEEDBACK}

# name: (exit status, the files that are other than SOUND; None is a missing file)
FATAL = {
    "no contracts": (66, {"contracts.csv": None}),
    "no feedback": (66, {"feedback.csv": None}),
    "an empty file": (65, {"contracts.csv": b""}),
    "nothing but a mark": (65, {"feedback.csv": b"\xef\xbb\xbf"}),
    "nothing but blank lines": (65, {"feedback.csv": b"\n \t\r\n\n"}),
    "an empty optional file": (65, {"payments.csv": b""}),
    "a missing column": (65, {"contracts.csv": CONTRACTS.replace(b"ended_on", b"ended_at")}),
    "a column in two spellings": (65, {"contracts.csv": CONTRACTS.replace(b"client_id", b"client_id,Client ID", 1)}),
    "semicolons": (65, {"contracts.csv": CONTRACTS.replace(b",", b";")}),
    "tabs": (65, {"contracts.csv": CONTRACTS.replace(b",", b"\t")}),
    "a line that declares semicolons": (65, {"contracts.csv": b"sep=;\r\n" + CONTRACTS}),
    "a title above the header": (65, {"contracts.csv": b"Contracts of 2024,,\n" + CONTRACTS}),
    "gzip": (65, {"contracts.csv": b"\x1f\x8b\x08" + CONTRACTS}),
    "a zip archive": (65, {"contracts.csv": b"PK\x03\x04" + CONTRACTS}),
    "nothing but an end mark": (65, {"contracts.csv": b"\x1a"}),
    "nothing but empty fields": (65, {"contracts.csv": b",,,\n"}),
    "an open quote after a stray one": (65, {"contracts.csv": CONTRACTS + b'c2,f"1,"k1,active,2024-01-01,,5\n'}),
    "a missing column of an optional file": (65, {"payments.csv": b"contract_id,amount\n"}),
    "a column twice": (65, {"feedback.csv": b"contract_id," + FEEDBACK}),
    "an optional column twice": (65, {"feedback.csv": b"comment,comment," + FEEDBACK}),
    "an open quote": (65, {"contracts.csv": CONTRACTS + b'c2,f1,"k1,active,2024-01-01,,5\n'}),
    "an open quote in the header": (65, {"feedback.csv": b'"' + FEEDBACK}),
    "a stray quote in the header": (65, {"feedback.csv": FEEDBACK.replace(b"kind", b'ki"nd')}),
    "an open quote at the very end": (65, {"feedback.csv": FEEDBACK + b'"'}),
    "UTF-16 with a mark": (65, {"contracts.csv": CONTRACTS.decode().encode("utf-16")}),
    "UTF-16 without": (65, {"contracts.csv": CONTRACTS.decode().encode("utf-16-be")}),
    "UTF-16, the other way round": (65, {"contracts.csv": CONTRACTS.decode().encode("utf-16-le")}),
    "UTF-32": (65, {"feedback.csv": FEEDBACK.decode().encode("utf-32")}),
    "UTF-32 without a mark": (65, {"feedback.csv": FEEDBACK.decode().encode("utf-32-be")}),
}


def write(files, folder):
    for name, data in {**SOUND, **files}.items():
        if data is not None:
            with open(os.path.join(folder, name), "wb") as stream:
                stream.write(data)
