// Agreement of the two engines, with the differences that are known.

/**
 * What is wrong with `results` [{ case, ours, peer }] given the `listed` differences: one text a problem. A
 * difference has to be listed as it is, and what is listed has to differ.
 */
export function problems(results, listed) {
  const known = new Map(listed.map((one) => [one.case, one]));
  const found = [];
  for (const result of results) {
    const listing = known.get(result.case);
    known.delete(result.case);
    const shown = `${result.case}\n    ours  ${result.ours}\n    peer  ${result.peer}`;
    if (result.ours === result.peer) {
      if (listing) found.push(`no longer differs, take it off the list: ${shown}`);
    } else if (!listing) {
      found.push(`differs and is not listed: ${shown}`);
    } else if (listing.ours !== result.ours || listing.peer !== result.peer) {
      found.push(`differs otherwise than listed: ${shown}`);
    } else if (!listing.by || !listing.why) {
      found.push(`is listed without a reason: ${shown}`);
    }
  }
  for (const gone of known.keys()) found.push(`is listed and was not tried: ${gone}`);
  return found;
}
