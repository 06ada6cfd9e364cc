package dev.rowhouse.provisioner.brand;

/** Letters that the people of tenants get, each with the words that it has before anybody chose. */
public enum LetterKind {
  SIGN_IN(
      "Sign-in link",
      new LetterText(
          "Sign in to {product}",
          """
          Hello,

          this link signs you in to {tenant}:

          {link}

          It works once, for {time}. If you did not ask for it, do nothing: nobody comes in without it.
          """)),
  INVITATION(
      "Invitation",
      new LetterText(
          "You are invited to {tenant} on {product}",
          """
          Hello,

          you are invited to {tenant} on {product}:

          {link}

          The link works once, for {time}. After that, ask for a new one on the sign-in page.
          """));

  private final String word;
  private final LetterText usual;

  LetterKind(String word, LetterText usual) {
    this.word = word;
    this.usual = usual;
  }

  /** For people. */
  public String word() {
    return word;
  }

  public LetterText usual() {
    return usual;
  }
}
