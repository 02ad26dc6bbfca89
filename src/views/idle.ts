/** Idle time, where a browser has it; soon after otherwise. A later request replaces an earlier one. */
export function idleWorker(): (work: () => void) => void {
  const ask = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 30));
  let turn = 0;
  return (work) => {
    turn += 1;
    const mine = turn;
    ask(
      () => {
        if (mine === turn) work();
      },
      { timeout: 200 },
    );
  };
}
