import type { GitHubApi } from "./github-api.ts";

/** The pull request that is commented on, and under which name. */
export interface CommentPlace {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** One comment a title. */
  readonly title: string;
}

/** The parts of a client that comments need. */
export type CommentApi = Pick<GitHubApi, "rest" | "paginate" | "graphql">;

/** A comment that this action wrote. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/** Gives the line by which a comment is found again, and that only readers of the source see. A title cannot end it. */
export const markerOf = (title: string): string => `<!-- llm-replay ${encodeURIComponent(title)} -->`;

/** Gives the name under which a token comments, which REST does not tell to apps. */
export const viewerOf = async ({ graphql }: Pick<CommentApi, "graphql">): Promise<string> => {
  try {
    const { viewer } = await graphql<{ readonly viewer: { readonly login: string } }>(
      "query { viewer { login } }",
    );
    return viewer.login;
  } catch {
    return "github-actions[bot]";
  }
};

/** Lists all comments of a title that `viewer` wrote, the oldest first: others may write the same hidden line. */
export const ownComments = async (
  { paginate, rest }: Pick<CommentApi, "rest" | "paginate">,
  { owner, repo, number, title }: CommentPlace,
  viewer: string,
): Promise<Comment[]> => {
  const where = { owner, repo, issue_number: number, per_page: 100 };
  const listed = await paginate(rest.issues.listComments, where);
  return listed
    .flatMap(({ id, body = "", html_url, user }) =>
      body.startsWith(markerOf(title)) && user?.login === viewer ? [{ id, body, url: html_url }] : [],
    )
    .toSorted((a, b) => a.id - b.id);
};
