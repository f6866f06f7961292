/** The little of the WebAssembly interface that HarfBuzz needs; it is part of Node, but not of Node's types. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, (...values: number[]) => unknown>>>>);
    readonly exports: unknown;
  }
}
