// The pause of a loop that looks for work: it ends early when somebody calls, and there is none at all where somebody called
// while the loop was looking.

export class LightSleep {
  #isCalled = false;
  #end: () => void = () => undefined;

  /** There may be work. */
  readonly call = (): void => {
    this.#isCalled = true;
    this.#end();
  };

  /** Whether somebody has called since this was last asked. */
  wasCalled(): boolean {
    const isCalled = this.#isCalled;
    this.#isCalled = false;
    return isCalled;
  }

  async sleep(ms: number): Promise<void> {
    if (this.#isCalled) return;
    await new Promise<void>((awake) => {
      const timer = setTimeout(awake, ms);
      this.#end = () => {
        clearTimeout(timer);
        awake();
      };
    });
  }
}
