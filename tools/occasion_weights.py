"""Fit the weights of the count after every vote, forward in time, and print them as the file that the package ships.

python tools/occasion_weights.py > /tmp/occasion.json && mv /tmp/occasion.json src/ninthvote/model/fitted/occasion.json
"""

from __future__ import annotations

import json
import sys

from ninthvote.count.forward import fit_forward
from ninthvote.model.occasion.weights import to_json
from ninthvote.record import open_record

if __name__ == "__main__":
    digest, fits = fit_forward(open_record())
    entries = [
        {
            "known_by": f.known_by.isoformat() if f.known_by else None,
            "n_votes": f.n_votes,
            "n_casts": f.n_casts,
            "weights": to_json(f.weights),
        }
        for f in fits
    ]
    json.dump({"fitted_on": digest, "weights": entries}, sys.stdout, indent=1)
    sys.stdout.write("\n")
