import { render, screen } from '@testing-library/react';
import { useState, version, type ReactNode } from 'react';
import { createStore, useStore } from 'zustand';
import { expect, inject, it } from 'vitest';

it('runs on the React this project is named for, through the libraries that import React too', () => {
  const store = createStore(() => ({ name: 'zustand' }));
  function Probe(): ReactNode {
    const [own] = useState('own');
    return <p>{`${own} ${useStore(store, (state) => state.name)}`}</p>;
  }
  render(<Probe />);
  expect(screen.getByText('own zustand')).toBeInTheDocument();
  expect(version.split('.')[0]).toBe(inject('reactMajor'));
});
