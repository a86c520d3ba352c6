/** Style sheets are taken in as text, minified by the build. */
declare module '@styles/*' {
  const text: string;
  export default text;
}
