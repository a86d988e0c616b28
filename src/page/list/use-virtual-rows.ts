import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

/** Which rows of a long list are on the screen, and how to bring one there. */
export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  /** The height of all rows, in pixels. */
  readonly height: number;
  readonly show: (index: number) => void;
}

/** Draws of a long list only what is in sight; the row at `kept` stays, so that it can hold the focus. */
export const useVirtualRows = (
  scroller: RefObject<HTMLElement | null>,
  { count, size, kept }: { readonly count: number; readonly size: number; readonly kept: number },
): VirtualRows => {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    overscan: 6,
    onChange: () => redraw(undefined),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) =>
      [...new Set([...defaultRangeExtractor(range), ...(kept >= 0 && kept < count ? [kept] : [])])].toSorted(
        (a, b) => a - b,
      ),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    show: (index) => virtualizer.scrollToIndex(index),
  };
};
