namespace Cortico.EmbeddedGrafana.Users;

internal sealed record LoginAnswer(string Message, string RedirectUrl);
