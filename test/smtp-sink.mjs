/** A mail server that takes every message and keeps it in the file named as its argument; it prints its port. */
import fs from 'node:fs';
import net from 'node:net';

const file = process.argv[2];
const server = net.createServer((socket) => {
  let waiting = '';
  let isMessage = false;
  const say = (line) => socket.write(`${line}\r\n`);
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    waiting += bytes.toString('latin1');
    for (;;) {
      const mark = isMessage ? '\r\n.\r\n' : '\r\n';
      const end = waiting.indexOf(mark);
      if (end < 0) return;
      const text = waiting.slice(0, end);
      waiting = waiting.slice(end + mark.length);
      if (isMessage) {
        fs.appendFileSync(file, Buffer.from(`${text.replaceAll('\r\n', '\n').replace(/^\./gm, '')}\n\n`, 'latin1'));
        isMessage = false;
        say('250 kept');
      } else if (/^DATA$/i.test(text)) {
        isMessage = true;
        say('354 go on');
      } else if (/^QUIT$/i.test(text)) {
        say('221 bye');
        socket.end();
      } else say('250 sink');
    }
  });
  say('220 sink');
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
