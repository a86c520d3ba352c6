#!/usr/bin/env python3
"""Writes a Disqus export of so many comments: disqus.py COMMENTS FILE. The same numbers give the same file."""
import random
import sys
from xml.sax.saxutils import escape

comments, path = int(sys.argv[1]), sys.argv[2]
pages = max(1, comments // 100)
authors = max(1, comments // 12)
chance = random.Random(7)
words = ["ferry", "harbour", "council", "really", "nobody", "because", "yesterday", "the", "of", "and", "to", "a", "I", "think",
         "that", "road", "school", "price", "again", "never", "water", "always", "people", "town", "<b>why</b>", "&", "vote"]
texts = [" ".join(chance.choice(words) for _ in range(chance.randint(5, 70))) for _ in range(4000)]
texts = ["<p>" + escape(t).replace("&lt;", "<").replace("&gt;", ">") + "</p>" for t in texts]
last = {}
with open(path, "w", encoding="utf-8", buffering=1 << 20) as out:
    out.write('<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n')
    for page in range(pages):
        out.write(f'<thread dsq:id="{page}"><id>story-{page}</id><link>https://www.daily.example/{page}</link><title>Story {page}</title>'
                  f'<createdAt>2015-01-01T00:00:00Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n')
    for n in range(comments):
        minute = n * 2_000_000 // comments
        at = f"201{5 + minute // 525600}-{1 + minute // 43800 % 12:02d}-{1 + minute // 1440 % 28:02d}T{minute // 60 % 24:02d}:{minute % 60:02d}:00Z"
        page = int(pages * chance.random() ** 2)
        author = int(authors * chance.random() ** 2)
        parent = f'<parent dsq:id="{last[page]}"/>' if n and page in last and chance.random() < 0.45 else ""
        last[page] = n
        out.write(f'<post dsq:id="{n}"><id/><message><![CDATA[{texts[chance.randrange(4000)]} {n}]]></message><createdAt>{at}</createdAt>'
                  f'<isDeleted>{"true" if n % 50 == 0 else "false"}</isDeleted><isSpam>{"true" if n % 97 == 0 else "false"}</isSpam>'
                  f'<author><name>Reader {author}</name><isAnonymous>false</isAnonymous><username>reader{author}</username></author>'
                  f'<thread dsq:id="{page}"/>{parent}</post>\n')
    out.write("</disqus>\n")
