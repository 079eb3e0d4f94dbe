namespace Cortico.EmbeddedGrafana.Alerting.Notifications.Email;

/// <summary>Whether a mail server is asked to encrypt.</summary>
internal enum StartTlsPolicy
{
    /// <summary>Where the server offers it.</summary>
    Opportunistic,

    /// <summary>Always; a server without it gets no mail.</summary>
    Mandatory,

    /// <summary>Never.</summary>
    None,
}
