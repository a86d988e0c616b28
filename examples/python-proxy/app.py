"""Answers questions to a bookshop, with nothing but Python's standard library."""

import json
import os
import urllib.request


def answer(question: str) -> str:
    base = os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1")
    request = urllib.request.Request(
        f"{base}/chat/completions",
        headers={
            "content-type": "application/json",
            "authorization": f"Bearer {os.environ.get('OPENAI_API_KEY', 'none')}",
        },
        data=json.dumps(
            {
                "model": "gpt-5-mini",
                "messages": [
                    {"role": "system", "content": "You are a bookseller. Answer in one sentence."},
                    {"role": "user", "content": question},
                ],
            }
        ).encode(),
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)["choices"][0]["message"]["content"]


if __name__ == "__main__":
    print(answer("Who wrote Middlemarch?"))
