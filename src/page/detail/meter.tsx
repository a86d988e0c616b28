const percent = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** Draws a share from 0 to 1, and where it should be; who does not see it reads the figure beside it. */
export const Meter = ({ share, limit }: { readonly share: number; readonly limit?: number | undefined }) => (
  <span class="meter" aria-hidden="true">
    <span style={{ width: percent(share) }} />
    {limit !== undefined && <i style={{ left: percent(limit) }} />}
  </span>
);
