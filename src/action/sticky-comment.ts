import {
  type Comment,
  type CommentApi,
  type CommentPlace,
  markerOf,
  ownComments,
  viewerOf,
} from "./own-comments.ts";
import { isGone, isTooLong } from "./refusal.ts";

/** What became of the comment. */
export interface CommentOutcome {
  readonly did: "created" | "updated" | "left as it was";
  readonly url: string;
}

/** GitHub refuses bodies of more than 65,536 characters; other servers may refuse shorter ones. */
const FIRST_LIMIT = 60_000;
const LAST_LIMIT = 4000;

/** Sends a body, a shorter one where it is refused as too long. */
const sendFitting = async <T>(
  bodyOf: (limit: number) => string,
  send: (body: string) => Promise<T>,
): Promise<T> => {
  for (let limit = FIRST_LIMIT; ; limit = Math.floor(limit / 2)) {
    try {
      return await send(bodyOf(limit));
    } catch (error) {
      if (!isTooLong(error) || limit < LAST_LIMIT) throw error;
    }
  }
};

type BodyOf = (limit: number) => string;

const create = (
  { rest }: CommentApi,
  { owner, repo, number }: CommentPlace,
  bodyOf: BodyOf,
): Promise<Comment> =>
  sendFitting(bodyOf, async (body) => {
    const { data } = await rest.issues.createComment({ owner, repo, issue_number: number, body });
    return { id: data.id, body, url: data.html_url };
  });

const update = (
  { rest }: CommentApi,
  { owner, repo }: CommentPlace,
  { id, body: before, url }: Comment,
  bodyOf: BodyOf,
): Promise<CommentOutcome> =>
  sendFitting(bodyOf, async (body) => {
    if (body.trim() === before.trim()) return { did: "left as it was", url };
    await rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return { did: "updated", url };
  });

/** What is gone already, another run or somebody took away. */
const unlessGone = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};

/** Makes one of several comments: the oldest says what is to be said, the others go. Nothing where there is none left. */
const settle = async (
  api: CommentApi,
  place: CommentPlace,
  [oldest, ...later]: readonly Comment[],
  bodyOf: BodyOf,
): Promise<CommentOutcome | undefined> => {
  const { owner, repo } = place;
  for (const { id } of later)
    await unlessGone(api.rest.issues.deleteComment({ owner, repo, comment_id: id }));
  return oldest && unlessGone(update(api, place, oldest, bodyOf));
};

/**
 * Keeps one comment of a title on a pull request: the oldest of ours is written anew. Two runs that both find none and
 * both create one look again afterwards, and one is left. Where `onlyUpdate`, none is created.
 *
 * @throws what GitHub's refusals throw, with their `status`.
 */
export const stickyComment = async (
  api: CommentApi,
  place: CommentPlace,
  markdown: BodyOf,
  { onlyUpdate = false }: { readonly onlyUpdate?: boolean } = {},
): Promise<CommentOutcome | undefined> => {
  const marker = markerOf(place.title);
  const bodyOf: BodyOf = (limit) => `${marker}\n${markdown(limit - marker.length - 1)}`;
  const viewer = await viewerOf(api);
  const settled = await settle(api, place, await ownComments(api, place, viewer), bodyOf);
  if (settled || onlyUpdate) return settled;
  const made = await create(api, place, bodyOf);
  const created: CommentOutcome = { did: "created", url: made.url };
  const all = await ownComments(api, place, viewer);
  if (all.every(({ id }) => id === made.id)) return created;
  return (await settle(api, place, all, bodyOf)) ?? created;
};
