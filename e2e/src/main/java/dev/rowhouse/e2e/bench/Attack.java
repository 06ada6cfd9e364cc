package dev.rowhouse.e2e.bench;

import java.util.List;

/**
 * What a tenant may do to hurt those beside it.
 *
 * @param script for the tenant's own shell; ends by itself after some seconds where its limits do
 *     not end it sooner
 */
record Attack(String name, String script) {
  static final List<Attack> ALL =
      List.of(
          python("fork bomb", "while time.time() < end:\n  try: os.fork()\n  except OSError: pass"),
          python(
              "memory bomb",
              """
              while time.time() < end:
                if os.fork() == 0:
                  held = []
                  while True: held.append(bytearray(1 << 20))
                os.wait()\
              """),
          python(
              "CPU bomb",
              """
              for i in range(8):
                if os.fork() == 0: break
              while time.time() < end: pass\
              """),
          python(
              "disk bomb",
              """
              block = os.urandom(1 << 20)
              while time.time() < end:
                try:
                  with open('/tmp/bomb', 'wb') as f:
                    while time.time() < end:
                      f.write(block); f.flush(); os.fsync(f.fileno())
                except OSError: os.truncate('/tmp/bomb', 0)
              os.unlink('/tmp/bomb')\
              """));

  private static final int SECONDS = 7;

  private static Attack python(String name, String body) {
    String script = "import os, time\nend = time.time() + %d\n%s\n".formatted(SECONDS, body);
    return new Attack(name, "exec /usr/bin/python3.11 -I -c \"" + script + "\"");
  }
}
