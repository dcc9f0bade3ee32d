import { expect, it } from 'vitest';
import { Playing } from './playing.ts';

const look = (playing: Playing, from: number, to: number, rate = 1) => {
  for (let second = from; second <= to; second += 0.25 * rate) playing.at(second, rate);
};

it('LRN-13 playing on is one stretch', () => {
  const playing = new Playing();
  look(playing, 0, 12);
  expect(playing.stretches).toEqual([[0, 12]]);
});

it('LRN-13 what is jumped over is not played', () => {
  const playing = new Playing();
  look(playing, 0, 4);
  playing.jump();
  look(playing, 50, 55);
  expect(playing.stretches).toEqual([
    [0, 4],
    [50, 55],
  ]);
});

it('LRN-13 a jump that the player does not tell of is not played either', () => {
  const playing = new Playing();
  look(playing, 0, 4);
  look(playing, 50, 52);
  expect(playing.stretches).toEqual([
    [0, 4],
    [50, 52],
  ]);
});

it('LRN-14 playing again adds nothing', () => {
  const playing = new Playing();
  look(playing, 0, 10, 2);
  playing.jump();
  look(playing, 5, 10);
  expect(playing.stretches).toEqual([[0, 10]]);
});

it('LRN-13 the end that the last look missed by a moment is reached', () => {
  const playing = new Playing();
  look(playing, 0, 9.75);
  playing.reach(10.02);
  expect(playing.stretches).toEqual([[0, 10.02]]);
});
