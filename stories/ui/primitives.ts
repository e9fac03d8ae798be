// The primitives are private: a host composes components, and nothing here is promised. Their stories open them in this one place.
// oxlint-disable-next-line no-restricted-imports
export * from '../../src/ui/index.ts';
