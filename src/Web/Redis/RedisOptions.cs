namespace Cortico.Web.Redis;

/// <summary>Where Redis is and how long to wait for it; section <c>Redis</c>, variables <c>Redis__*</c>.</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary><c>host:port</c>.</summary>
    public string Address { get; set; } = "127.0.0.1:6379";

    /// <summary>The password itself; <see cref="PasswordFile"/> keeps it out of the process list and is preferred.</summary>
    public string? Password { get; set; }

    /// <summary>Path of a file that holds the password and nothing else; surrounding white space is dropped.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Milliseconds that one command or one connection attempt may take.</summary>
    public int TimeoutMilliseconds { get; set; } = 1000;
}
