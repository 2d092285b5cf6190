/** Octets changed in one to four places: set, flipped, cut, added, doubled or made a pointer. */
export function mutate(source: Uint8Array, random: (below: number) => number): Uint8Array {
  let octets = Uint8Array.from(source);
  for (let hits = 1 + random(4); hits > 0; hits--) {
    const at = random(octets.length);
    switch (random(8)) {
      case 0:
        octets[at] = random(256);
        break;
      case 1:
        octets = octets.slice(0, Math.max(1, at));
        break;
      case 2:
        octets = Uint8Array.from([...octets.slice(0, at), random(256), ...octets.slice(at)]);
        break;
      case 3:
        octets[at] = 0xc0 + random(4);
        break;
      case 4:
        // The counts of the header, and what stands for lengths, at their extremes.
        octets[random(4) * 2 + 5] = random(2) * 255;
        break;
      case 5: {
        const piece = octets.slice(at, at + 1 + random(40));
        octets = Uint8Array.from([...octets.slice(0, at), ...piece, ...octets.slice(at)]);
        break;
      }
      case 6:
        octets = Uint8Array.from([...octets.slice(0, at), ...octets.slice(at + 1 + random(8))]);
        if (octets.length === 0) octets = Uint8Array.of(0);
        break;
      default:
        octets[at] = (octets[at] ?? 0) ^ (1 << random(8));
    }
  }
  return octets;
}
