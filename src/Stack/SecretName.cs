namespace Cortico.Stack;

/// <summary>The project's secrets, by the names of their files.</summary>
public static class SecretName
{
    public const string Redis = "redis-password";
    public const string Grafana = "grafana-admin-password";
}
