using Microsoft.Extensions.Options;

namespace Cortico.Web.Redis;

/// <summary>Refuses settings that can't work, each by the name of its environment variable.</summary>
public sealed class RedisOptionsValidator : IValidateOptions<RedisOptions>
{
    /// <summary>Two seconds is the promise to the caller; the rest of it is needed to notice and to answer.</summary>
    private const int LongestTimeout = 1500;

    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var failures = new List<string>();
        if (!RedisAddress.TryParse(options.Address, out _))
            failures.Add($"Redis__Address is \"{options.Address}\": expected host:port, for example 127.0.0.1:6379.");
        if (options.TimeoutMilliseconds is < 10 or > LongestTimeout)
            failures.Add($"Redis__TimeoutMilliseconds is {options.TimeoutMilliseconds}: expected 10 to {LongestTimeout}.");
        if (options.PasswordFile is { Length: > 0 } file)
        {
            if (options.Password is { Length: > 0 })
                failures.Add("Redis__Password and Redis__PasswordFile are both set: leave one out.");
            if (!File.Exists(file))
                failures.Add($"Redis__PasswordFile is \"{file}\": there is no such file.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
