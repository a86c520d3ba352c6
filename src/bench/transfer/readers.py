#!/usr/bin/env python3
"""Reads first pages of a site at a steady pace until it is told to stop (SIGTERM): readers.py PORT PER_SECOND. Then says how long they took."""
import http.client
import random
import signal
import sys
import time

port, pace = int(sys.argv[1]), float(sys.argv[2])
took, failed, going = [], 0, True


def stop(*_):
    global going
    going = False


signal.signal(signal.SIGTERM, stop)
connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
chance = random.Random(1)
due = time.monotonic()
while going:
    due += 1 / pace
    time.sleep(max(0, due - time.monotonic()))
    page = int(10000 * chance.random() ** 2)
    begin = time.monotonic()
    try:
        connection.request("GET", f"/api/v1/sites/daily/thread?page=https%3A%2F%2Fwww.daily.example%2F{page}")
        answer = connection.getresponse()
        answer.read()
        failed += answer.status != 200
        took.append(time.monotonic() - begin)
    except OSError:
        failed += 1
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
took.sort()
if took:
    print("readers: %d first pages, %d failed, p50 %.1f ms, p99 %.1f ms, slowest %.0f ms"
          % (len(took), failed, 1000 * took[len(took) // 2], 1000 * took[int(len(took) * 0.99)], 1000 * took[-1]))
