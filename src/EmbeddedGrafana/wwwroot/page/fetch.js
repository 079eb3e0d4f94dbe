// A browser's own words for a server that is away differ and say little.
async function fetchAnswer(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Error('The server does not answer.');
  }
}

// The server answers a line of JSON for each panel as soon as it is done, in the colours that this page has: its address may
// have asked for others than the reader's usual ones.
export async function* fetchPanels(uid, request, signal) {
  const response = await fetchAnswer(`/page/dashboards/${encodeURIComponent(uid)}/panels?theme=${document.documentElement.dataset.theme}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  if (response.redirected || response.status === 401) {
    location.assign('/login?redirectTo=' + encodeURIComponent(location.pathname + location.search));
    throw new Error('You are logged out.');
  }

  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Error(`The server answered ${response.status}: ${answer.message ?? response.statusText}`);
  }

  const lines = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await lines.read();
    if (done) {
      return;
    }

    const parts = (rest + value).split('\n');
    rest = parts.pop();
    for (const line of parts) {
      if (line) {
        yield JSON.parse(line);
      }
    }
  }
}
