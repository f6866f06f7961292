/** What the operating system says when a call fails, and the same in words. */

/** The name of a failed system call's error, such as `ENOENT`; empty for any other error. */
export function errnoOf(error: unknown): string {
  // Asked by shape: where modules run in a context of their own, the system's errors are of another Error than ours.
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOENT: 'nothing can be made there',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links run in a circle',
  EXDEV: 'it lies on another file system',
};

/** Why a call failed, as a clause without a full stop. */
export function reason(error: unknown): string {
  const errno = errnoOf(error);
  return words[errno] ?? (error instanceof Error ? error.message : errno);
}
