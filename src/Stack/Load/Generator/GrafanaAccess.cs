namespace Cortico.Stack.Load;

/// <summary>Where the viewers' Grafana is and who they are there; it goes to the generator's standard input and nowhere else.</summary>
public sealed record GrafanaAccess(Uri Address, string User, string Password)
{
    public override string ToString() => $"{Address} as {User}";
}
